// Files of texts that are loaded when they are needed, one for each language.

/** Loaders by language; languages without texts of their own have English. */
export type Files<T> = {
  readonly en: () => Promise<T>;
  readonly [language: string]: () => Promise<T>;
};

/** Load the texts of a language. */
export function fileIn<T>(files: Files<T>, language: string): Promise<T> {
  return (files[language] ?? files.en)();
}
