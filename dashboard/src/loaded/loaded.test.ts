/** What is shown while the page asks, when answers come late, and when none comes. */
import { effect, signal } from "@preact/signals";
import { describe, expect, it } from "vitest";
import type { Reply } from "../api/client";
import { barOf, type Trouble, troubleOf } from "../api/trouble";
import { changedAgainst, onlyByDefault } from "./changed";
import { type Asking, follow } from "./follow";
import { answered, asked, failed, LOADING, troubleIn, valueIn } from "./loaded";

const GONE: Trouble = { is: "no-answer" };

describe("an answer on its way", () => {
  it("is nothing until it comes", () => {
    expect(asked(LOADING)).toEqual(LOADING);
    expect(valueIn(failed(LOADING, GONE))).toBeUndefined();
  });

  it("is outdated as soon as another question is asked, and stays on view", () => {
    const stale = asked(answered(LOADING, 7, "a", "first"));
    expect(stale.is).toBe("stale");
    expect(valueIn(stale)).toBe(7);
  });

  it("stays on view with the reason when no newer one is to be had", () => {
    const stale = failed(asked(answered(LOADING, 7, "a", "first")), GONE);
    expect(stale.is).toBe("stale");
    expect(troubleIn(stale)).toEqual(GONE);
  });

  it("is the same value when the server's tag says that nothing changed", () => {
    const value = { rows: [1] };
    const before = asked(answered(LOADING, value, "a", "first"));
    expect(valueIn(answered(before, { rows: [1] }, "a", "first"))).toBe(value);
    expect(valueIn(answered(before, { rows: [1] }, "b", "first"))).not.toBe(value);
    expect(valueIn(answered(before, { rows: [1] }, null, "first"))).not.toBe(value);
    expect(valueIn(answered(before, { rows: [1] }, "a", "second"))).not.toBe(value);
  });
});

interface Pending {
  readonly question: string;
  answer(reply: Reply<string>): Promise<void>;
}

function desk() {
  const pending: Pending[] = [];
  const asking: Asking<string, string> = {
    name: (question) => question,
    about: (question) => question.charAt(0),
    ask: (question) =>
      new Promise((resolve) => {
        pending.push({
          question,
          answer: async (reply) => {
            resolve(reply);
            await Promise.resolve();
            await Promise.resolve();
          },
        });
      }),
  };
  return { pending, asking };
}

const reply = (value: string): Reply<string> => ({ is: "answer", value, tag: null });

describe("following a question", () => {
  it("throws away the answer to a question that was taken back", async () => {
    const { pending, asking } = desk();
    const question = signal<string | null>("a1");
    const followed = follow(question, asking);
    effect(() => void followed.now.value);
    question.value = "a2";
    await pending[1]?.answer(reply("second"));
    await pending[0]?.answer(reply("first"));
    expect(valueIn(followed.now.value)).toBe("second");
  });

  it("keeps the last answer about the same thing, and drops that about another", async () => {
    const { pending, asking } = desk();
    const question = signal<string | null>("a1");
    const followed = follow(question, asking);
    effect(() => void followed.now.value);
    await pending[0]?.answer(reply("of a"));
    question.value = "a2";
    expect(followed.now.value).toMatchObject({ is: "stale", value: "of a" });
    question.value = "b1";
    expect(followed.now.value.is).toBe("loading");
    question.value = null;
    expect(followed.now.value.is).toBe("loading");
    expect(pending).toHaveLength(3);
  });

  it("asks nothing while nobody looks, and asks once for all who do", () => {
    const { pending, asking } = desk();
    const question = signal<string | null>("a1");
    const followed = follow(question, asking);
    question.value = "a2";
    expect(pending).toHaveLength(0);
    const leave = [effect(() => void followed.now.value), effect(() => void followed.now.value)];
    expect(pending.map((p) => p.question)).toEqual(["a2"]);
    followed.again();
    expect(pending.map((p) => p.question)).toEqual(["a2", "a2"]);
    for (const go of leave) go();
    question.value = "a3";
    expect(pending).toHaveLength(2);
  });

  it("shows the same answer to who comes back, and asks anew if it never came", async () => {
    const { pending, asking } = desk();
    const followed = follow(signal<string | null>("a1"), asking);
    effect(() => void followed.now.value)();
    const leave = effect(() => void followed.now.value);
    expect(pending).toHaveLength(2);
    await pending[0]?.answer(reply("too late"));
    await pending[1]?.answer(reply("in time"));
    leave();
    effect(() => void followed.now.value);
    expect(pending).toHaveLength(2);
    expect(followed.now.value).toMatchObject({ is: "good", value: "in time" });
  });

  it("asks again at once when told to, and what was here is outdated meanwhile", async () => {
    const { pending, asking } = desk();
    const followed = follow(signal<string | null>("a1"), asking);
    effect(() => void followed.now.value);
    await pending[0]?.answer({ is: "trouble", trouble: GONE });
    expect(followed.now.value).toEqual({ is: "failed", trouble: GONE });
    followed.again();
    await pending[1]?.answer(reply("here"));
    followed.again();
    expect(followed.now.value).toMatchObject({ is: "stale", value: "here", trouble: null });
  });
});

describe("trouble", () => {
  it("tells a refusal from a failure, in the server's own words", () => {
    expect(troubleOf(404, { title: "there is no case `x`", help: ["There is `y`.", 7] })).toEqual({
      is: "refused",
      status: 404,
      says: "there is no case `x`",
      help: ["There is `y`."],
    });
    expect(troubleOf(503, "<html>")).toMatchObject({ is: "server-failed" });
    expect(troubleOf(400, { title: 7 })).toMatchObject({ is: "refused", says: null, help: [] });
  });
});

describe("what bars every answer of a case", () => {
  it("is told by the server's refusal: no such case, files that cannot be read, a question that cannot be put", () => {
    expect(barOf(troubleOf(404, { title: "there is no case `x`" }))).toEqual({ is: "no-such-case" });
    expect(barOf(troubleOf(409, {}))).toEqual({ is: "unreadable-case" });
    expect(barOf(troubleOf(400, { title: "no", help: ["Ask otherwise."] }))).toMatchObject({
      is: "bad-question",
      says: "no",
      help: ["Ask otherwise."],
    });
  });

  it("is nothing that may pass", () => {
    for (const trouble of [GONE, troubleOf(503, ""), troubleOf(429, ""), { is: "unreadable" as const }]) {
      expect(barOf(trouble)).toBeNull();
    }
  });
});

describe("what a reading changes", () => {
  const key = (row: { id: string; standing: string }) => row.id;
  const same = (one: { standing: string }, other: { standing: string }) => one.standing === other.standing;
  const chosen = [
    { id: "1", standing: "kept" },
    { id: "2", standing: "breached" },
    { id: "3", standing: "contested" },
  ];
  const byDefault = [
    { id: "1", standing: "kept" },
    { id: "2", standing: "undetermined" },
    { id: "4", standing: "kept" },
  ];

  it("is told with what it would be otherwise", () => {
    const changed = changedAgainst(chosen, byDefault, key, same);
    expect([...changed]).toEqual([
      ["2", { id: "2", standing: "undetermined" }],
      ["3", null],
    ]);
    expect(onlyByDefault(chosen, byDefault, key).map(key)).toEqual(["4"]);
  });
});
