// One way of writing generated JSON, so that a check compares content and never style.

export const toJson = (value) => `${JSON.stringify(value, null, 1)}\n`;
