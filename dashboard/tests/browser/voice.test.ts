/** What the page never says in its own voice, in any case and reading: nothing is scored, summed over sources or called a violation. */
import type { Page } from "@playwright/test";
import { expect, open, test } from "./harness/test";
import { seeWhole } from "./harness/whole";

/** Words of statistics that rank dates and not parties, and say how wide an interval is and not how much was kept. */
const STATISTICS = /placebo ranks?|95 %\s*interval/gi;

/** All texts of the page but those of strangers, which stand in <bdi> or under a language or direction of their own. */
function ownVoice(page: Page): Promise<string> {
  return page.evaluate(() => {
    const copy = document.body.cloneNode(true) as HTMLElement;
    for (const one of copy.querySelectorAll("bdi, [lang], [dir], option, script, noscript")) one.remove();
    return copy.textContent ?? "";
  });
}

const QUESTIONS = [
  "?case=syria-2016-09",
  "?case=syria-2016-09&strength=claimed&counts=full&selected=gate~joint-implementation-centre",
  "?case=syria-2016-02&case=syria-2016-09&case=valleys&selected=cell~no-attack~government~syria~3",
  "?case=yemen-2022",
];

for (const query of QUESTIONS) {
  test(`calls nothing a violation and gives no score: ${query}`, async ({ page }) => {
    await open(page, query);
    await seeWhole(page);
    const said = (await ownVoice(page)).replaceAll(STATISTICS, "");
    expect(said.length).toBeGreaterThan(500);
    expect(said.match(/.{0,40}violat.{0,40}/gi) ?? []).toEqual([]);
    expect(said.match(/.{0,40}\b(score[sd]?|rank(ed|ing)?|compliance|grand total)\b.{0,40}/gi) ?? []).toEqual(
      [],
    );
    expect(said.match(/.{0,40}\d\s?%.{0,40}/g) ?? []).toEqual([]);
  });
}

test("says under which reading, known when and by which rules, wherever an answer stands", async ({
  page,
}) => {
  await open(page, "?case=syria-2016-09&strength=claimed&as_known_on=2016-09-19");
  for (const part of ["#answer", "#downloads"]) {
    await expect(page.locator(part)).toContainText(/one source's word is enough/);
    await expect(page.locator(part)).toContainText(/(19|20) September 2016/);
  }
  await expect(page.locator("header")).toContainText(/Rules: [0-9a-f]{12}/);
});
