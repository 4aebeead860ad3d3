using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Walking;

/// <summary>What is known of symbols. A copy costs nothing until one of the two is written to.</summary>
internal sealed class SymbolTable<TValue>
{
    private Dictionary<ISymbol, TValue> _values;
    private bool _isShared;

    internal SymbolTable() => _values = new(SymbolEqualityComparer.Default);

    private SymbolTable(Dictionary<ISymbol, TValue> values) => (_values, _isShared) = (values, true);

    internal IReadOnlyDictionary<ISymbol, TValue> All => _values;

    internal bool TryGet(ISymbol symbol, out TValue value) => _values.TryGetValue(symbol, out value);

    internal void Set(ISymbol symbol, TValue value) => Own()[symbol] = value;

    internal void Remove(ISymbol symbol)
    {
        if (_values.ContainsKey(symbol))
            Own().Remove(symbol);
    }

    internal SymbolTable<TValue> Copy()
    {
        _isShared = true;
        return new(_values);
    }

    private Dictionary<ISymbol, TValue> Own()
    {
        if (_isShared)
            (_values, _isShared) = (new(_values, SymbolEqualityComparer.Default), false);
        return _values;
    }
}
