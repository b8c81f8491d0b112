"""The registers (ทะเบียน): the Registry protocol and the stores behind it. The only package that knows TinyDB."""
