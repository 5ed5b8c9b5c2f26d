namespace Ledgerline.Register.Sealing;

/// <summary>There is no log to seal into, or no key to sign with. Declarations are kept and held until there is; the message says what to do.</summary>
internal sealed class NoLogException(string what) : Exception(what);
