"use client";
import {
  Badge,
  Button,
  type CSSVariablesResolver,
  createTheme,
  Drawer,
  type MantineColorsTuple,
  Menu,
  Modal,
  Paper,
  Table,
  Tooltip,
} from "@mantine/core";

const lake: MantineColorsTuple = [
  "#eef6f8",
  "#dcebef",
  "#b9d7df",
  "#93c0cc",
  "#6dabba",
  "#4f97a8",
  "#377f90",
  "#286b7b",
  "#205969",
  "#164452",
];

/** Greys of the dark scheme, from text (0) to the deepest ground (9). */
const dark: MantineColorsTuple = [
  "#d9dee4",
  "#b8c0ca",
  "#98a2ae",
  "#67727f",
  "#38414c",
  "#29313a",
  "#1d232b",
  "#13181e",
  "#0e1217",
  "#090c10",
];

const closeButton = { "aria-label": "Close" };

/** A calm, dense console: 14 px text, small radii, one accent; red and orange are kept for what they mean. */
export const theme = createTheme({
  colors: { lake, dark },
  primaryColor: "lake",
  primaryShade: { light: 7, dark: 6 },
  autoContrast: true,
  defaultRadius: "sm",
  cursorType: "pointer",
  respectReducedMotion: true,
  fontFamily: 'Inter, system-ui, -apple-system, "Segoe UI", Roboto, "Liberation Sans", sans-serif',
  fontFamilyMonospace: 'ui-monospace, "JetBrains Mono", SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace',
  fontSizes: { xs: "0.75rem", sm: "0.8125rem", md: "0.875rem", lg: "1rem", xl: "1.125rem" },
  spacing: { xs: "0.375rem", sm: "0.625rem", md: "0.875rem", lg: "1.25rem", xl: "1.75rem" },
  radius: { xs: "2px", sm: "4px", md: "6px", lg: "8px", xl: "12px" },
  headings: {
    fontWeight: "600",
    sizes: {
      h1: { fontSize: "1.25rem", lineHeight: "1.3" },
      h2: { fontSize: "0.9375rem", lineHeight: "1.35" },
      h3: { fontSize: "0.875rem", lineHeight: "1.4" },
    },
  },
  components: {
    Button: Button.extend({ defaultProps: { size: "xs" } }),
    Badge: Badge.extend({
      defaultProps: { variant: "light", radius: "sm", tt: "none", fw: 500, style: { flexShrink: 0 } },
    }),
    Paper: Paper.extend({ defaultProps: { withBorder: true, p: "md" } }),
    Modal: Modal.extend({
      defaultProps: { centered: true, overlayProps: { backgroundOpacity: 0.4 }, closeButtonProps: closeButton },
    }),
    Drawer: Drawer.extend({
      defaultProps: { overlayProps: { backgroundOpacity: 0.4 }, closeButtonProps: closeButton },
    }),
    // The placeholder is focused though it has no role of its own, which menus may not contain; without it the first item is.
    Menu: Menu.extend({ defaultProps: { withInitialFocusPlaceholder: false } }),
    Table: Table.extend({ defaultProps: { verticalSpacing: 4, horizontalSpacing: "sm", fz: "sm" } }),
    Tooltip: Tooltip.extend({
      defaultProps: { openDelay: 250, multiline: true, maw: 320, events: { hover: true, focus: true, touch: true } },
    }),
  },
});

const tinted = ["red", "orange", "yellow", "teal", "blue", "grape", "gray", "lake"];

/** Tints for badges and notes; Mantine's own are as loud as buttons. */
const tints = (shade: number, percent: number) =>
  Object.fromEntries(
    tinted.map((color) => [
      `--mantine-color-${color}-light`,
      `color-mix(in srgb, var(--mantine-color-${color}-${shade}) ${percent}%, transparent)`,
    ]),
  );

/** Contrast of at least 4.5 : 1 for quiet text, which Mantine's own greys miss on a light ground. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    ...tints(6, 16),
    "--mantine-color-body": "#f6f7f9",
    "--mantine-color-text": "#1b2127",
    "--mantine-color-dimmed": "#586470",
    "--mantine-color-placeholder": "#66717d",
    "--mantine-color-default-border": "#d9dee4",
    "--mantine-color-error": "#b42318",
  },
  dark: {
    ...tints(5, 22),
    "--mantine-color-dimmed": "#a6b0bb",
    "--mantine-color-placeholder": "#8b95a1",
    "--mantine-color-default-border": "#303842",
    "--mantine-color-error": "#ff8a80",
  },
});
