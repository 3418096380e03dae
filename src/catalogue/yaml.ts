/** What YAML is written from. */
export type YamlValue =
  string | number | boolean | readonly YamlValue[] | { readonly [key: string]: YamlValue };

/** Writes YAML. Texts are written as in JSON, which YAML reads too, so that none is taken for something else. */
export function renderYaml(value: YamlValue): string {
  return `${lines(value).join('\n')}\n`;
}

function lines(value: YamlValue): string[] {
  if (isScalar(value)) return [scalar(value)];
  if (Array.isArray(value)) return (value as readonly YamlValue[]).flatMap((one) => item(one));
  return Object.entries(value as Record<string, YamlValue>).flatMap(([key, one]) => entry(key, one));
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

/** JSON may hold characters that YAML takes for line ends or for none. */
function scalar(value: YamlValue): string {
  return JSON.stringify(value).replaceAll(
    /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
