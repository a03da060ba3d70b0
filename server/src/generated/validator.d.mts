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
/** Checks the fields that are there; whether required ones are missing is the verdict's business. */
export const validateFields: Validator;
