import { ToolIcon, type ToolIconName } from './tool-icons';

export interface ToolButtonProps {
  /** What it does, as people hear and see it. */
  readonly label: string;
  readonly icon: ToolIconName;
  readonly onPress: () => void;
  /** For tools that are on or off at the cursor. */
  readonly pressed?: boolean;
  readonly disabled?: boolean;
  /** Keys that do the same, such as "Ctrl+B". */
  readonly keys?: string;
  /** Whether the label is written beside the picture. */
  readonly written?: boolean;
}

/** One tool. Stays reachable while it cannot be used, so that the toolbar does not change under the keyboard. */
export function ToolButton(props: ToolButtonProps) {
  const { label, icon, onPress, pressed, disabled = false, keys, written = false } = props;
  return (
    <button
      type="button"
      className={`cc-tool${written ? ' cc-tool--written' : ''}`}
      data-tool
      aria-pressed={pressed}
      aria-disabled={disabled || undefined}
      title={keys === undefined ? label : `${label} (${keys})`}
      // The text keeps its selection: the press must not take the focus out of it.
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => {
        if (!disabled) onPress();
      }}
    >
      <ToolIcon name={icon} />
      <span className={written ? 'cc-tool__label' : 'nhsuk-u-visually-hidden'}>{label}</span>
    </button>
  );
}
