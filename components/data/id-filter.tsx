import { TextInput, type TextInputProps } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";

interface IdFilterProps extends Omit<TextInputProps, "onChange"> {
  "aria-label": string;
  onType: (text: string) => void;
}

/** Narrows a table to accounts by a part of their id. */
export const IdFilter = ({ onType, ...input }: IdFilterProps) => (
  <TextInput
    size="xs"
    placeholder="Account id contains"
    leftSection={<IconSearch size={14} aria-hidden />}
    onChange={(event) => onType(event.currentTarget.value)}
    {...input}
  />
);
