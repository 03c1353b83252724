"use client";
import { Combobox, Textarea } from "@mantine/core";
import type { KeyboardEvent } from "react";
import { useNaming } from "./use-naming";

export interface NoteFieldProps {
  label: string;
  value: string;
  onChange: (text: string) => void;
  onSubmit: () => void;
  error?: string;
  minRows?: number;
  placeholder?: string;
  autoFocus?: boolean;
}

/** Plain text in which an `@` offers colleagues to mention; Ctrl-Enter submits. */
export function NoteField({ label, value, onChange, onSubmit, ...field }: NoteFieldProps) {
  const naming = useNaming(value, onChange);
  const isOffering = naming.offered.length > 0;
  const onKeyDown = (event: KeyboardEvent) => {
    const submits = event.key === "Enter" && (event.ctrlKey || event.metaKey);
    if (!submits) return void naming.takesKey(event);
    event.preventDefault();
    event.stopPropagation();
    onSubmit();
  };
  return (
    <Combobox store={naming.store} onOptionSubmit={naming.choose} position="bottom-start" width={260}>
      <Combobox.Target withKeyboardNavigation={isOffering} withAriaAttributes={isOffering}>
        <Textarea
          ref={naming.area}
          label={label}
          autosize
          maxRows={16}
          maxLength={8000}
          value={value}
          onChange={(event) => naming.type(event.currentTarget.value)}
          onBlur={naming.stop}
          onKeyDown={onKeyDown}
          {...field}
        />
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Options aria-label="Colleagues to mention">
          {naming.offered.map(({ id, name }) => (
            <Combobox.Option key={id} value={name}>
              {name}
            </Combobox.Option>
          ))}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
