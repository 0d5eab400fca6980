// Counted nouns in German.

export const songs = (count: number): string => (count === 1 ? "1 Lied" : `${count} Lieder`);
export const minutes = (count: number): string => (count === 1 ? "1 Minute" : `${count} Minuten`);
