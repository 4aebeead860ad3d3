using GradGen.Generator.Interpretation.Values;

namespace GradGen.Generator.Interpretation.Framework;

/// <summary><c>object</c>, nullable values, tuples, exceptions and the helpers that throw them.</summary>
internal static class ObjectFamily
{
    private static readonly string[] Exceptions =
    [
        "Exception", "ArgumentException", "ArgumentNullException", "ArgumentOutOfRangeException", "InvalidOperationException",
        "NotSupportedException", "NotImplementedException",
        "IndexOutOfRangeException", "DivideByZeroException", "ArithmeticException", "OverflowException", "InvalidCastException",
        "NullReferenceException", "ObjectDisposedException",
        "RankException", "FormatException", "ApplicationException", "SystemException", "TimeoutException",
        "Collections.Generic.KeyNotFoundException", "IO.InvalidDataException", "Diagnostics.UnreachableException",
    ];

    internal static void AddTo(NativeTable table)
    {
        table.Add("System.Object", ".ctor", static (_, self, _) => self);
        table.Add(["System.Object", "System.ValueType", "System.Enum"], "Equals/1",
            static (site, self, a) => Value.Of(site.Host.AreEqual(self, a[0], site.TypeOf(0))));
        table.Add("System.Object", "Equals/2", static (site, _, a) => Value.Of(site.Host.AreEqual(a[0], a[1], site.TypeOf(0))));
        table.Add("System.Object", "ReferenceEquals", static (_, _, a) => Value.Of(ReferenceEquals(a[0].Object, a[1].Object)));
        table.Add(["System.Object", "System.ValueType", "System.Enum"], "GetHashCode",
            static (site, self, _) => Value.Of(site.Host.HashOf(self, site.Method.ContainingType)));
        table.Add(["System.Object", "System.ValueType", "System.Enum"], "ToString",
            static (site, self, _) => Value.Of(site.Host.TextOf(self, site.Method.ContainingType)));
        table.Add("System.Object", "GetType",
            static (site, self, _) => Value.Of(new TypeValue(site.Host.TypeOf(self) ?? throw RunEndedException.Unknown("System.Object.GetType"))));
        table.Add("System.Object", "MemberwiseClone",
            static (_, self, _) => self.Object is Instance held ? Value.Of(held.Clone()) : throw RunEndedException.Unknown("System.Object.MemberwiseClone"));
        table.Add("System.Reflection.MemberInfo", "get_Name", static (_, self, _) => Value.Of(((TypeValue)self.Object!).Type.MetadataName));
        table.Add("System.Nullable`1", "get_HasValue", static (_, self, _) => Value.Of(!self.IsNothing));
        table.Add("System.Nullable`1", "get_Value",
            static (site, self, _) => self.IsNothing ? throw site.Host.Thrown<InvalidOperationException>("Nullable object must have a value.") : self);
        table.Add("System.Nullable`1", "GetValueOrDefault/0", static (site, self, _) => self.IsNothing ? site.Host.Layouts.Default(site.OfType(0)) : self);
        table.Add("System.Nullable`1", "GetValueOrDefault/1", static (_, self, a) => self.IsNothing ? a[0] : self);
        table.Add("System.Nullable`1", ".ctor", static (_, _, a) => a[0]);
        table.Add("System.IDisposable", "Dispose", static (_, _, _) => default);
        table.Add(["System.Index", "System.Range"], ".ctor",
            static (_, _, a) => Value.Of(a.Length == 2 && a[0].Object is IndexValue from
                ? new RangeValue(from, (IndexValue)a[1].Object!)
                : new IndexValue(a[0].Int, a.Length > 1 && a[1].Flag)));
        table.Add("System.Index", "op_Implicit", static (_, _, a) => Value.Of(new IndexValue(a[0].Int, false)));
        table.Add("System.Index", "GetOffset", static (_, self, a) => Value.Of(IndexValue.Of(self).In(a[0].Int)));
        AddExceptions(table);
        AddChecks(table);
    }

    private static void AddExceptions(NativeTable table)
    {
        foreach (var type in Exceptions.Select(static name => "System." + name))
        {
            table.Add(type, ".ctor", static (site, self, a) =>
            {
                // An ArgumentNullException's first text is a name, which only its message would say.
                var message = a.Select(static argument => argument.Object).OfType<string>().FirstOrDefault() ?? site.Method.ContainingType.Name;
                if (self.Object is not Instance derived)
                    return Value.Of(new Instance(site.Host.Layouts.Of(site.Method.ContainingType)) { Native = message });
                derived.Native = message;
                return self;
            });
        }

        table.Add("System.Exception", "get_Message", static (_, self, _) => self);
        table.Add("System.Exception", "ToString", static (_, self, _) => self);
    }

    private static void AddChecks(NativeTable table)
    {
        table.Add(["System.ArgumentNullException"], "ThrowIfNull",
            static (site, _, a) => a[0].Object is null ? throw site.Host.Thrown<ArgumentNullException>() : default(Value));
        Check("ThrowIfNegative", static (site, a) => Sign(site, a[0]) < 0);
        Check("ThrowIfZero", static (site, a) => Sign(site, a[0]) == 0);
        Check("ThrowIfNegativeOrZero", static (site, a) => Sign(site, a[0]) <= 0);
        Check("ThrowIfGreaterThan", static (site, a) => site.Host.Compare(a[0], a[1], site.TypeOf(0)) > 0);
        Check("ThrowIfGreaterThanOrEqual", static (site, a) => site.Host.Compare(a[0], a[1], site.TypeOf(0)) >= 0);
        Check("ThrowIfLessThan", static (site, a) => site.Host.Compare(a[0], a[1], site.TypeOf(0)) < 0);
        Check("ThrowIfLessThanOrEqual", static (site, a) => site.Host.Compare(a[0], a[1], site.TypeOf(0)) <= 0);
        Check("ThrowIfEqual", static (site, a) => site.Host.AreEqual(a[0], a[1], site.TypeOf(0)));
        Check("ThrowIfNotEqual", static (site, a) => !site.Host.AreEqual(a[0], a[1], site.TypeOf(0)));
        table.Add(["System.ArgumentException"], "ThrowIfNullOrEmpty",
            static (site, _, a) => string.IsNullOrEmpty(a[0].Object as string) ? throw site.Host.Thrown<ArgumentException>() : default(Value));
        table.Add(["System.ArgumentException"], "ThrowIfNullOrWhiteSpace",
            static (site, _, a) => string.IsNullOrWhiteSpace(a[0].Object as string) ? throw site.Host.Thrown<ArgumentException>() : default(Value));
        table.Add(["System.ObjectDisposedException"], "ThrowIf",
            static (site, _, a) => a[0].Flag ? throw site.Host.Thrown<ObjectDisposedException>() : default(Value));
        table.Add(["System.Diagnostics.Debug", "System.Diagnostics.Trace"], "Assert",
            static (_, _, a) => a[0].Flag ? default(Value) : throw RunEndedException.Unknown("a failed assertion"));
        table.Add(["System.Diagnostics.Debug", "System.Diagnostics.Trace"], "WriteLine", static (_, _, _) => default);
        table.Add("System.GC", "KeepAlive", static (_, _, _) => default);
        table.Add("System.GC", "SuppressFinalize", static (_, _, _) => default);

        void Check(string name, Func<Site, Value[], bool> isWrong) =>
            table.Add("System.ArgumentOutOfRangeException", name,
                (site, _, a) => isWrong(site, a) ? throw site.Host.Thrown<ArgumentOutOfRangeException>() : default(Value));
    }

    private static int Sign(Site site, Value value) => Kinds.Of(site.TypeOf(0)) == Kind.Real ? Math.Sign(value.Real) : Math.Sign(value.Integer);
}
