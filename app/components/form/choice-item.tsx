import type { Choice } from './choice-group';

export interface ChoiceItemProps {
  readonly kind: 'radios' | 'checkboxes';
  readonly name: string;
  readonly id: string;
  readonly choice: Choice;
  readonly checked: boolean;
}

/**
 * A radio or checkbox with its label, hint and revealed fields. The style sheet hides revealed fields while
 * the box before them is not checked, so no script is needed and a browser without `:has()` shows them all.
 */
export function ChoiceItem({ kind, name, id, choice, checked }: ChoiceItemProps) {
  const hintId = `${id}-item-hint`;
  return (
    <>
      <div className={`nhsuk-${kind}__item`}>
        <input
          className={`nhsuk-${kind}__input`}
          id={id}
          name={name}
          type={kind === 'radios' ? 'radio' : 'checkbox'}
          value={choice.value}
          defaultChecked={checked}
          disabled={choice.disabled}
          aria-describedby={choice.hint === undefined ? undefined : hintId}
        />
        <label className={`nhsuk-label nhsuk-${kind}__label`} htmlFor={id}>
          {choice.label}
        </label>
        {choice.hint === undefined ? null : (
          <div className={`nhsuk-hint nhsuk-${kind}__hint`} id={hintId}>
            {choice.hint}
          </div>
        )}
      </div>
      {choice.reveals === undefined ? null : (
        <div className={`nhsuk-${kind}__conditional cc-revealed`} id={`${id}-revealed`}>
          {choice.reveals}
        </div>
      )}
    </>
  );
}
