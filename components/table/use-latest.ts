"use client";
import { type RefObject, useLayoutEffect, useRef } from "react";

/** The newest value at every call, behind a reference that never changes; for handlers of remembered rows. */
export function useLatest<Value>(value: Value): RefObject<Value> {
  const latest = useRef(value);
  useLayoutEffect(() => {
    latest.current = value;
  });
  return latest;
}
