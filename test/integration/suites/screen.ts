// What a suite can do to the page and see of it, as a user would: typed calls to the driver outside the extension host. In an editor
// without a driver (desktop VS Code) `screen` skips the test that asks for it.
import { onFailure, skip } from './runner';

type SuggestionRow = {
  readonly index: number;
  readonly total: number;
  readonly label: string;
  /** Text right behind the label, and the grey text at the row's end. */
  readonly beside: string;
  readonly detail: string;
  readonly kind: string;
  readonly focused: boolean;
};
type Suggestions = {
  readonly visible: boolean;
  /** "No suggestions", where the widget says so instead of listing rows. */
  readonly message: string;
  readonly labels: readonly string[];
  readonly rows: readonly SuggestionRow[];
};
export type Hover = {
  readonly visible: boolean;
  /** One list of paragraphs per provider's answer or finding. */
  readonly parts: readonly (readonly string[])[];
  readonly paragraphs: readonly string[];
};

const address = process.env.SUBAGENTS_TEST_DRIVER;
const token = process.env.SUBAGENTS_TEST_TOKEN ?? '';

async function ask<T>(action: string, body: object): Promise<T> {
  if (address === undefined) return skip('needs the page driver, which only the code-server lane has');
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const response = await fetch(`${address}/${action}`, { method: 'POST', headers, body: JSON.stringify(body) });
  const answer: unknown = await response.json();
  if (!response.ok) throw new Error(`${action}: ${JSON.stringify(answer)}`);
  return answer as T;
}

export const screen = {
  available: address !== undefined,
  /** A picture of the whole page, kept as test-results/screenshots/NAME.png. */
  shot: (name: string) => ask<{ readonly file: string }>('shot', { name }),
  /** A picture of what the elements take up together, kept as test-results/pictures/NAME.png. */
  picture: (
    name: string,
    of: readonly { readonly selector: string; readonly inWebview?: boolean }[],
    options: { readonly margin?: number } = {},
  ) => ask<{ readonly file: string }>('picture', { name, of, ...options }),
  /** Another size of the page. */
  resize: (width: number, height: number) => ask<object>('resize', { width, height }),
  /** Keys, one after the other, into whatever has the focus. */
  type: (text: string, delay = 25) => ask<object>('type', { text, delay }),
  /** One key with its modifiers, as in `Control+Space`. */
  press: (key: string, times = 1) => ask<object>('press', { key, times }),
  click: (
    selector: string,
    options: {
      readonly hasText?: string;
      readonly nth?: number;
      readonly wait?: number;
      readonly button?: 'left' | 'right';
    } = {},
  ) => ask<object>('click', { selector, ...options }),
  /** Moves the mouse onto a text shown in an editor. */
  pointAt: (text: string) => ask<object>('pointAt', { text }),
  /** The rows of the suggest widget; waits for it, and answers `visible: false` where none came. */
  suggestions: (options: { readonly wait?: number; readonly all?: boolean } = {}) =>
    ask<Suggestions>('suggestions', options),
  hover: (options: { readonly wait?: number } = {}) => ask<Hover>('hover', options),
  texts: async (selector: string, wait = 5000) =>
    (await ask<{ readonly texts: readonly string[] }>('texts', { selector, wait })).texts,
  page: async <T>(script: string) => (await ask<{ readonly value: T }>('page', { script })).value,
  /** The value of an expression in the visible webview. */
  webview: async <T>(script: string) => (await ask<{ readonly value: T }>('webview', { script })).value,
  webviewClick: (selector: string) => ask<object>('webviewClick', { selector }),
};

onFailure(async (title) => {
  if (screen.available) await screen.shot(`FAILED ${title}`);
});
