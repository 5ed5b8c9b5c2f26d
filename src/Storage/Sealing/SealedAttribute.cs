namespace Ledgerline.Storage;

/// <summary>The column holds what <see cref="KeyRing"/> sealed for this purpose; by it <see cref="ReSeal"/> finds it.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SealedAttribute(KeyPurpose purpose) : Attribute
{
    public KeyPurpose Purpose { get; } = purpose;
}
