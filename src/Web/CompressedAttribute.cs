namespace Ledgerline.Web;

/// <summary>
/// On pages and files that only read what is public: they are sent compressed. A page with a secret in it, such as a receipt, must not carry this: beside words
/// that a stranger can make it say, its compressed length would tell about the secret (BREACH).
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class CompressedAttribute : Attribute;
