/** Arabic words of cases side by side. */
import type { compare as en } from "../en/compare";

export const compare: typeof en = {
  title: "حالات جنبًا إلى جنب",
  short: "مقارنة",
  add: "ضع حالة أخرى إلى جانب هذه",
};
