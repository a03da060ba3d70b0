// Typed calls to the page driver outside the extension host. Without a driver (desktop VS Code) the calling test is skipped.
import { onFailure, skip } from './runner';

type SuggestionRow = {
  readonly index: number;
  readonly total: number;
  readonly label: string;
  /** Text after the label, and the dimmed text at the row's end. */
  readonly beside: string;
  readonly detail: string;
  readonly kind: string;
  readonly focused: boolean;
};
type Suggestions = {
  readonly visible: boolean;
  /** "No suggestions", where the widget shows that instead of rows. */
  readonly message: string;
  readonly labels: readonly string[];
  readonly rows: readonly SuggestionRow[];
};
export type Hover = {
  readonly visible: boolean;
  /** One list of paragraphs per hover or finding. */
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
  /** Screenshot of the page, as test-results/screenshots/NAME.png. */
  shot: (name: string) => ask<{ readonly file: string }>('shot', { name }),
  /** Screenshot of the box around elements, as test-results/pictures/NAME.png. */
  picture: (
    name: string,
    of: readonly { readonly selector: string; readonly inWebview?: boolean }[],
    options: { readonly margin?: number } = {},
  ) => ask<{ readonly file: string }>('picture', { name, of, ...options }),
  /** Resizes the page. */
  resize: (width: number, height: number) => ask<object>('resize', { width, height }),
  /** Types keys into the focused element. */
  type: (text: string, delay = 25) => ask<object>('type', { text, delay }),
  /** Presses one key with modifiers, such as `Control+Space`. */
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
  /** Moves the mouse over a text in an editor. */
  pointAt: (text: string) => ask<object>('pointAt', { text }),
  /** Waits for the suggest widget and returns its rows; `visible: false` where none appeared. */
  suggestions: (options: { readonly wait?: number; readonly all?: boolean } = {}) =>
    ask<Suggestions>('suggestions', options),
  hover: (options: { readonly wait?: number } = {}) => ask<Hover>('hover', options),
  texts: async (selector: string, wait = 5000) =>
    (await ask<{ readonly texts: readonly string[] }>('texts', { selector, wait })).texts,
  page: async <T>(script: string) => (await ask<{ readonly value: T }>('page', { script })).value,
  /** Evaluates an expression in the visible webview. */
  webview: async <T>(script: string) => (await ask<{ readonly value: T }>('webview', { script })).value,
  webviewClick: (selector: string) => ask<object>('webviewClick', { selector }),
};

onFailure(async (title) => {
  if (screen.available) await screen.shot(`FAILED ${title}`);
});
