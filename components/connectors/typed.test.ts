import { expect, test } from "vitest";
import { type ConnectorView, SaveConnector } from "@/lib/connectors/contract";
import { lagWords, placeWords } from "./place-words";
import { inputFrom, isComplete, nothingTyped, typedFrom } from "./typed";

const view: ConnectorView = {
  ...{ id: "01a21d84-1d6d-7674-9a4a-5117edfb785f", name: "Archive", kind: "exchanges", format: "csv" },
  ...{ profile: "litellm", intervalSeconds: 30, settleSeconds: 5, paused: false, version: 3, polledAt: null },
  ...{ nextPollAt: "2026-03-04T05:06:07Z", error: null, takenAt: null, lagSeconds: null },
  files: { waiting: 0, taken: 0, failed: 0 },
  place: { type: "bucket", endpoint: "http://minio:9000", bucket: "logs", prefix: "a/", files: "*", credentials: "X" },
};

test("what is changed of a connector is all that was typed; the rest goes back as it was", () => {
  const input = SaveConnector.parse(inputFrom({ ...typedFrom(view), files: "**/*.csv" }, view));
  const { name, kind, format, profile, intervalSeconds, settleSeconds, version } = view;
  expect(input).toEqual({
    ...{ name, kind, format, profile, intervalSeconds, settleSeconds, version },
    place: { ...view.place, files: "**/*.csv" },
  });
});

test("a directory and an unsigned bucket are asked for without what belongs to the other", () => {
  const typed = { ...nothingTyped, name: " Logs ", path: "/srv/logs", endpoint: "http://minio:9000", bucket: "logs" };
  expect(inputFrom(typed).place).toEqual({ type: "directory", path: "/srv/logs", files: "**" });
  expect(inputFrom(typed).name).toBe("Logs");
  const { place } = SaveConnector.parse(inputFrom({ ...typed, type: "bucket" }));
  expect(place).toEqual({ type: "bucket", endpoint: "http://minio:9000", bucket: "logs", prefix: "", files: "**" });
  expect([isComplete(typed), isComplete({ ...typed, path: " " }), isComplete(nothingTyped)]).toEqual([
    true,
    false,
    false,
  ]);
});

test("places and lags read as one would write them", () => {
  expect(placeWords(view.place)).toBe("http://minio:9000/logs/a/*");
  expect(placeWords({ ...view.place, prefix: "day-" } as typeof view.place)).toBe("http://minio:9000/logs/day-*");
  expect(placeWords({ ...view.place, prefix: "" } as typeof view.place)).toBe("http://minio:9000/logs/*");
  expect(placeWords({ type: "directory", path: "/srv/logs/", files: "**" })).toBe("/srv/logs/**");
  expect([null, 4.2, 90, 5_400, 864_000].map(lagWords)).toEqual(["none", "4 s", "1.5 min", "1.5 h", "10 d"]);
});
