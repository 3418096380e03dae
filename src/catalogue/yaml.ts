/** What YAML is written from. */
export type YamlValue =
  string | number | boolean | readonly YamlValue[] | { readonly [key: string]: YamlValue };

/** Writes YAML. Texts are written as in JSON, which YAML reads too, so that none is taken for something else. */
export function renderYaml(value: YamlValue): string {
  return `${lines(value).join('\n')}\n`;
}

function lines(value: YamlValue): string[] {
  if (Array.isArray(value)) return (value as readonly YamlValue[]).flatMap((one) => item(one));
  if (typeof value === 'object')
    return Object.entries(value as Record<string, YamlValue>).flatMap(([key, one]) => entry(key, one));
  return [JSON.stringify(value)];
}

function item(value: YamlValue): string[] {
  if (isScalar(value)) return [`- ${scalar(value)}`];
  return lines(value).map((line, index) => `${index === 0 ? '- ' : '  '}${line}`);
}

function entry(key: string, value: YamlValue): string[] {
  const name = /^[a-z_]+$/.test(key) ? key : JSON.stringify(key);
  if (isScalar(value)) return [`${name}: ${scalar(value)}`];
  return [`${name}:`, ...lines(value).map((line) => `  ${line}`)];
}

function isScalar(value: YamlValue): boolean {
  return typeof value !== 'object' || Object.keys(value).length === 0;
}

function scalar(value: YamlValue): string {
  return JSON.stringify(value);
}
