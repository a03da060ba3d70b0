// Formats generated JSON in one style, so that checks compare content only.

export const toJson = (value) => `${JSON.stringify(value, null, 1)}\n`;
