namespace System.Runtime.CompilerServices;

// The compiler asks for this type where a record is compiled for netstandard2.0.
internal static class IsExternalInit;
