namespace Ledgerline.Web;

/// <summary>On what scripts of any site may read: public data, without cookies, by GET. Its answers carry the headers that allow it (CORS, CORP).</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class OpenDataAttribute : Attribute;
