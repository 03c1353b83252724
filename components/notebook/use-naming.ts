"use client";
import { useCombobox } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { type KeyboardEvent, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { colleaguesQuery } from "@/lib/queries/review";
import { type Naming, namedBy, namingAt, withName } from "./naming";

const mostOffered = 8;

/** Offers colleagues while a name is being typed after an `@` into a text area, and sets the chosen one in. */
export function useNaming(value: string, onChange: (text: string) => void) {
  const area = useRef<HTMLTextAreaElement>(null);
  const [naming, setNaming] = useState<Naming | null>(null);
  const combobox = useCombobox();
  const { data } = useQuery({ ...colleaguesQuery(), enabled: naming !== null });
  const offered = naming === null ? [] : namedBy(naming, data?.rows ?? []).slice(0, mostOffered);
  const choose = (name: string) => {
    if (naming === null) return;
    const named = withName(value, naming, name);
    flushSync(() => {
      onChange(named.text);
      setNaming(null);
    });
    area.current?.focus();
    area.current?.setSelectionRange(named.caret, named.caret);
  };
  const type = (text: string) => {
    onChange(text);
    setNaming(namingAt(text, area.current?.selectionStart ?? text.length));
    combobox.resetSelectedOption();
  };
  /** True when the key was for the names that are offered. */
  const takesKey = (event: KeyboardEvent): boolean => {
    const [first] = offered;
    if (first === undefined) return false;
    if (event.key === "Escape") setNaming(null);
    else if (event.key === "Enter" && combobox.getSelectedOptionIndex() === -1) choose(first.name);
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  };
  const store = { ...combobox, dropdownOpened: offered.length > 0 };
  return { area, store, offered, choose, type, takesKey, stop: () => setNaming(null) };
}
