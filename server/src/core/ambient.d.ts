// What every host of the core has without being Node or a browser. Declared here because the core is compiled without
// either's types; nothing else may be added that one of Node, a web worker and a browser lacks.

declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean });
  decode(input?: Uint8Array): string;
}

declare class TextEncoder {
  encode(input?: string): Uint8Array;
}
