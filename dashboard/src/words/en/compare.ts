/** English words of cases side by side. */

export const compare = {
  title: "Cases side by side",
  short: "Compare",
  add: "Set another case beside this one",
};
