/** The page's own words in Arabic, a file for each part. See README.md, "Add a word". */
import { acts } from "./ar/acts";
import { answer } from "./ar/answer";
import { brush } from "./ar/brush";
import { calendar } from "./ar/calendar";
import { compare } from "./ar/compare";
import { downloads } from "./ar/downloads";
import { evidence } from "./ar/evidence";
import { frame } from "./ar/frame";
import { incidents } from "./ar/incidents";
import { ledgers } from "./ar/ledgers";
import { map } from "./ar/map";
import { readings } from "./ar/readings";
import { reasons } from "./ar/reasons";
import { rules } from "./ar/rules";
import { standing } from "./ar/standing";
import { talks } from "./ar/talks";
import { trend } from "./ar/trend";
import { trouble } from "./ar/trouble";
import type { Words } from "./en";

export const ar: Words = {
  acts,
  answer,
  brush,
  calendar,
  compare,
  downloads,
  evidence,
  frame,
  incidents,
  ledgers,
  map,
  readings,
  reasons,
  rules,
  standing,
  talks,
  trend,
  trouble,
};
