/** English words of cases side by side. */

export const compare = {
  title: "Cases side by side",
  add: "Set another case beside this one",
};
