// Counted nouns in German.

export const songs = (count: number): string => (count === 1 ? "1 Song" : `${count} Songs`);
export const minutes = (count: number): string => (count === 1 ? "1 Minute" : `${count} Minuten`);
