/** English words of the rival counts. */

export const ledgers = {
  title: "Rival counts, side by side",
  short: "Rival counts",
  note: "Each source counts in its own unit. Nothing is added over units or sources.",
};
