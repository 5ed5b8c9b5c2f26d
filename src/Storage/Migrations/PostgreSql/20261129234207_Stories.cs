using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Ledgerline.Storage.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class Stories : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "stories");

            migrationBuilder.CreateTable(
                name: "drafts",
                schema: "stories",
                columns: table => new
                {
                    story = table.Column<Guid>(type: "uuid", nullable: false),
                    language = table.Column<string>(type: "character varying(35)", maxLength: 35, nullable: false),
                    by = table.Column<Guid>(type: "uuid", nullable: false),
                    seen = table.Column<int>(type: "integer", nullable: false),
                    content_sealed = table.Column<byte[]>(type: "bytea", nullable: false),
                    at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_drafts", x => new { x.story, x.language, x.by });
                });

            migrationBuilder.CreateTable(
                name: "jottings",
                schema: "stories",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    centre = table.Column<Guid>(type: "uuid", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    text_sealed = table.Column<byte[]>(type: "bytea", nullable: false),
                    is_delivered = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_jottings", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "published_state",
                schema: "stories",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false),
                    changes = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_published_state", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "published_texts",
                schema: "stories",
                columns: table => new
                {
                    number = table.Column<int>(type: "integer", nullable: false),
                    language = table.Column<string>(type: "character varying(35)", maxLength: 35, nullable: false),
                    title = table.Column<string>(type: "text", nullable: false),
                    summary = table.Column<string>(type: "text", nullable: false),
                    byline = table.Column<string>(type: "text", nullable: false),
                    credit = table.Column<string>(type: "text", nullable: false),
                    markdown = table.Column<string>(type: "text", nullable: false),
                    html = table.Column<string>(type: "text", nullable: false),
                    minutes = table.Column<int>(type: "integer", nullable: false),
                    occasion = table.Column<int>(type: "integer", nullable: false),
                    published_on = table.Column<DateOnly>(type: "date", nullable: false),
                    changed_on = table.Column<DateOnly>(type: "date", nullable: false),
                    original = table.Column<string>(type: "character varying(35)", maxLength: 35, nullable: false),
                    from = table.Column<string>(type: "character varying(35)", maxLength: 35, nullable: true),
                    is_behind = table.Column<bool>(type: "boolean", nullable: false),
                    is_withdrawn = table.Column<bool>(type: "boolean", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_published_texts", x => new { x.number, x.language });
                });

            migrationBuilder.CreateTable(
                name: "stories",
                schema: "stories",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    centre = table.Column<Guid>(type: "uuid", nullable: false),
                    language = table.Column<string>(type: "character varying(35)", maxLength: 35, nullable: false),
                    occasion = table.Column<int>(type: "integer", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_stories", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "texts",
                schema: "stories",
                columns: table => new
                {
                    story = table.Column<Guid>(type: "uuid", nullable: false),
                    language = table.Column<string>(type: "character varying(35)", maxLength: 35, nullable: false),
                    centre = table.Column<Guid>(type: "uuid", nullable: false),
                    state = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    published = table.Column<int>(type: "integer", nullable: true),
                    from = table.Column<string>(type: "character varying(35)", maxLength: 35, nullable: true),
                    sent_by = table.Column<Guid>(type: "uuid", nullable: true),
                    confirmed = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_texts", x => new { x.story, x.language });
                });

            migrationBuilder.CreateTable(
                name: "versions",
                schema: "stories",
                columns: table => new
                {
                    story = table.Column<Guid>(type: "uuid", nullable: false),
                    language = table.Column<string>(type: "character varying(35)", maxLength: 35, nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    content_sealed = table.Column<byte[]>(type: "bytea", nullable: false),
                    by = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<long>(type: "bigint", nullable: false),
                    source_version = table.Column<int>(type: "integer", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_versions", x => new { x.story, x.language, x.number });
                });

            migrationBuilder.InsertData(
                schema: "stories",
                table: "published_state",
                columns: new[] { "id", "changes" },
                values: new object[] { 1, 0L });

            migrationBuilder.CreateIndex(
                name: "IX_jottings_centre_day",
                schema: "stories",
                table: "jottings",
                columns: new[] { "centre", "day" });

            migrationBuilder.CreateIndex(
                name: "IX_published_texts_language_occasion_published_on_number",
                schema: "stories",
                table: "published_texts",
                columns: new[] { "language", "occasion", "published_on", "number" },
                filter: "NOT is_withdrawn");

            migrationBuilder.CreateIndex(
                name: "IX_published_texts_language_published_on_number",
                schema: "stories",
                table: "published_texts",
                columns: new[] { "language", "published_on", "number" },
                filter: "NOT is_withdrawn");

            migrationBuilder.CreateIndex(
                name: "IX_stories_centre",
                schema: "stories",
                table: "stories",
                column: "centre");

            migrationBuilder.CreateIndex(
                name: "IX_stories_number",
                schema: "stories",
                table: "stories",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_texts_centre_state",
                schema: "stories",
                table: "texts",
                columns: new[] { "centre", "state" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "drafts",
                schema: "stories");

            migrationBuilder.DropTable(
                name: "jottings",
                schema: "stories");

            migrationBuilder.DropTable(
                name: "published_state",
                schema: "stories");

            migrationBuilder.DropTable(
                name: "published_texts",
                schema: "stories");

            migrationBuilder.DropTable(
                name: "stories",
                schema: "stories");

            migrationBuilder.DropTable(
                name: "texts",
                schema: "stories");

            migrationBuilder.DropTable(
                name: "versions",
                schema: "stories");
        }
    }
}
