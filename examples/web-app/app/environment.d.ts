/** What Vite puts in place of `import.meta.env`. */
interface ImportMeta {
  readonly env: {
    /** Base address of a Collector, for the browser. */
    readonly VITE_OTLP_ENDPOINT: string;
  };
}
