import { FieldFrame, type FieldProps } from './field';
import { describedBy, useField } from './form-context';

export interface FileUploadProps extends FieldProps {
  /** Kinds of file, as in the `accept` attribute. */
  readonly accept?: string;
  readonly multiple?: boolean;
  /** Told of the chosen file at once; only where there is JavaScript. */
  readonly onChoose?: (file: File | undefined) => void;
}

/** A file from the person's device; the form around it needs `multipart`. */
export function FileUpload({ name, accept, multiple = false, onChoose, ...frame }: FileUploadProps) {
  const field = useField(name);
  return (
    <FieldFrame field={field} {...frame}>
      <input
        className="nhsuk-file-upload__input"
        id={field.id}
        name={name}
        type="file"
        accept={accept}
        multiple={multiple}
        onChange={onChoose && ((event) => onChoose(event.currentTarget.files?.[0]))}
        aria-describedby={describedBy(frame.hint !== undefined && field.hintId, field.error && field.errorId)}
        aria-invalid={field.error ? true : undefined}
      />
    </FieldFrame>
  );
}
