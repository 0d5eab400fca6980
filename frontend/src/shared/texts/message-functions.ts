// Functions that compiled messages call.

export type Values = Readonly<Record<string, string | number | null | undefined>>;
/** A message of the server, whose English is for developers alone. */
export interface Coded {
  readonly code: string;
  readonly params: Values;
}
/** Return the text whose code is a value; other values stay. */
export type NestedText = (value: Value) => string;
export type Messages = Readonly<
  Record<string, string | ((values: Values, text: NestedText) => string)>
>;

type Value = Values[string];
type Forms = Readonly<Partial<Record<Intl.LDMLPluralRule | "=0", string>> & { other: string }>;

interface MessageFunctions {
  readonly number: (value: Value) => string;
  readonly duration: (seconds: Value) => string;
  readonly plural: (count: Value, forms: Forms) => string;
}

/** Return the formatters of numbers, durations and plurals in a language. */
export function messageFunctions(language: string): MessageFunctions {
  const rules = new Intl.PluralRules(language);
  const numbers = new Intl.NumberFormat(language);
  return {
    number: (value) => (typeof value === "number" ? numbers.format(value) : String(value)),
    duration: (seconds) => durationText(Number(seconds)),
    plural: (count, forms) =>
      // A stored message of an older server lacks a count.
      (Number(count ?? 0) === 0 ? forms["=0"] : undefined) ??
      forms[rules.select(Number(count))] ??
      forms.other,
  };
}

/** Return a duration in a readable unit, rounded up. */
function durationText(seconds: number): string {
  if (seconds < 90) return `${Math.max(1, Math.ceil(seconds))} s`;
  if (seconds < 5400) return `${Math.ceil(seconds / 60)} min`;
  return `${Math.ceil(seconds / 3600)} h`;
}
