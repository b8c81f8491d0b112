"""Files: templates, Word documents, PDF, text extraction. The only package that knows Word's file format."""
