"use client";
import { ActionIcon, Menu } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconDots, IconFileTypeCsv, IconPhoto } from "@tabler/icons-react";
import type { RefObject } from "react";
import type { Figure } from "./figure";
import { figureCsv } from "./figure-csv";

interface ChartMenuProps {
  /** Made when it is asked for. */
  figure: () => Figure;
  /** What holds the drawing; without one the table is the picture. */
  drawing?: RefObject<HTMLElement | null>;
}

/** Takes a chart along: as a picture that stands by itself, or as the figures behind it. */
export function ChartMenu({ figure, drawing }: ChartMenuProps) {
  const { title } = figure();
  const savePicture = async () => {
    const { drawPicture } = await import("./draw-picture");
    save(await drawPicture(figure(), drawing?.current?.querySelector("svg") ?? null), `${fileName(title)}.png`);
  };
  const refuse = (error: unknown) =>
    notifications.show({
      color: "red",
      title: "The picture could not be made",
      message: error instanceof Error ? error.message : "Try another browser, or take the figures as CSV.",
    });
  // A mark at the start tells spreadsheets that it is UTF-8.
  const saveCsv = () =>
    save(new Blob(["\uFEFF", figureCsv(figure().table)], { type: "text/csv;charset=utf-8" }), `${fileName(title)}.csv`);
  return (
    <Menu position="bottom-end" shadow="md">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size={24} aria-label={`Export: ${title}`}>
          <IconDots size={16} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconPhoto size={15} aria-hidden />} onClick={() => void savePicture().catch(refuse)}>
          Picture (PNG)
        </Menu.Item>
        <Menu.Item leftSection={<IconFileTypeCsv size={15} aria-hidden />} onClick={saveCsv}>
          Figures (CSV)
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

const fileName = (title: string): string =>
  title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "")
    .slice(0, 80) || "chart";

function save(blob: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // The browser has to have begun with it.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
