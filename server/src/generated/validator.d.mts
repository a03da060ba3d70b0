// Generated from schemas/agent.schema.json by `npm run generate`. Do not edit.

interface ValidatorError {
  readonly instancePath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly message?: string;
}
interface Validator {
  (frontmatter: unknown): boolean;
  errors?: readonly ValidatorError[] | null;
}
/** Checks present fields only; the load verdict reports missing ones. */
export const validateFields: Validator;
