/** The arguments that `read` understands; ends the program with its help where it does not. */
export function argumentsOrExit<T>(read: (args: readonly string[]) => T, help: string): T {
  try {
    return read(process.argv.slice(2));
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n\n${help}\n`);
    process.exit(2);
  }
}

/** @throws Error saying which option wants an address. */
export function checkedUrl(option: string, value: string): string {
  if (!/^https?:$/.test(URL.parse(value)?.protocol ?? ''))
    throw new Error(`${option} wants an address like http://localhost:4318, not "${value}"`);
  return value.replace(/\/$/, '');
}

/** The embedded receiver reads OTLP/JSON; what the shell says about exporters must not change that. */
export function forgetExporterSettings(): void {
  for (const name of Object.keys(process.env)) if (name.startsWith('OTEL_')) delete process.env[name];
}
