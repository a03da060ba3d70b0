// Admits requests to a model: only for the run the user clicked, up to the stated number, and never in an untrusted workspace.

import type { SendFailure } from '../../../../common/src/protocol/editorModel';

export interface RequestGate {
  /** Call it only after a click on a button that stated the number of requests. */
  open(run: string, requests: number): void;
  /** Takes one of the requests; else the reason why none may be sent. */
  admit(run: string): SendFailure | undefined;
  close(): void;
}

export function createRequestGate(isTrusted: () => boolean): RequestGate {
  let admitted: { readonly run: string; left: number } | undefined;
  return {
    open(run, requests) {
      admitted = { run, left: requests };
    },
    admit(run) {
      if (!isTrusted()) return 'untrusted';
      if (admitted?.run !== run || admitted.left <= 0) return 'not-asked';
      admitted.left--;
      return undefined;
    },
    close() {
      admitted = undefined;
    },
  };
}
