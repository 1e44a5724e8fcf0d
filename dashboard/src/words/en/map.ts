/** English words of the map. */

export const map = {
  title: "Map",
  short: "Map",
  zoomIn: "Closer",
  zoomOut: "Farther",
  kilometres: "km",
  metres: "m",
  scrollToZoom: "Hold Ctrl (⌘ on a Mac) and scroll to come closer",
  twoFingers: "Move the map with two fingers",
  loading: "The map is being fetched.",
  cannotDraw: "This browser cannot draw the map. Everything on it stands in the tables too.",
  credit:
    "Base map: Natural Earth 4.1.0 (public domain), lines as controlled on the ground when it was made.",
  disputed: "Dashed: lines in dispute, by our own list; no judgement on status.",
  disputedTitle: "Lines drawn as in dispute",
};
