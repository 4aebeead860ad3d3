#if !NET
namespace System.Runtime.CompilerServices;

// The compiler asks for this type where a record or an init accessor is compiled for netstandard2.0.
internal static class IsExternalInit;
#endif
