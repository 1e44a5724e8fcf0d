/** English words of what can be taken away. */

export const downloads = {
  title: "Take it with you",
  short: "Downloads",
  note: "Each file holds the reading, the day it was known on and the hash of the rules.",
};
