// Counted nouns in English.

export const songs = (count: number): string => (count === 1 ? "1 song" : `${count} songs`);
export const minutes = (count: number): string => (count === 1 ? "1 minute" : `${count} minutes`);
