"use client";
import { Popover, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import type { ReactNode } from "react";
import classes from "./term.module.css";
import { type TermName, terms } from "./terms";

/** A noun of the glossary where it is used: what it means, on a press of it. Not inside of a link, a button or a tooltip's own. */
export function Term({ name, children }: { name: TermName; children?: ReactNode }) {
  const [opened, { toggle, close }] = useDisclosure(false);
  return (
    <Popover
      opened={opened}
      onDismiss={close}
      closeOnEscape
      width={300}
      position="bottom-start"
      shadow="md"
      withinPortal
    >
      <Popover.Target>
        <button
          type="button"
          className={classes.term}
          aria-expanded={opened}
          title="What does it mean?"
          onClick={toggle}
          onKeyDown={(event) => event.key === "Escape" && close()}
        >
          {children ?? name}
        </button>
      </Popover.Target>
      <Popover.Dropdown p="sm">
        <Text size="sm">
          <b>{name}</b>: {terms[name]}.
        </Text>
      </Popover.Dropdown>
    </Popover>
  );
}
