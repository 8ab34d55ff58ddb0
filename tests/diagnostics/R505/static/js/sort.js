// Sortiert nach Größe.
export {};
