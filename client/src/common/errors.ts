// Turns errors and messages into text and shows them.

import { window } from 'vscode';
import { sanitize } from '../../../common/src/text/sanitize';

export const errorText = (error: unknown): string => sanitize(error instanceof Error ? error.message : String(error));

export const showError = (error: unknown): void => void window.showErrorMessage(errorText(error));
