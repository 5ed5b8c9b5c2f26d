using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Ledgerline.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Translating : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "stories_glossary",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    centre = table.Column<Guid>(type: "TEXT", nullable: false),
                    source_language = table.Column<string>(type: "TEXT", maxLength: 35, nullable: false),
                    target_language = table.Column<string>(type: "TEXT", maxLength: 35, nullable: false),
                    term = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    translation = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    note = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_stories_glossary", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "stories_memory",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    source_language = table.Column<string>(type: "TEXT", maxLength: 35, nullable: false),
                    target_language = table.Column<string>(type: "TEXT", maxLength: 35, nullable: false),
                    mark = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    source = table.Column<string>(type: "TEXT", nullable: false),
                    target = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_stories_memory", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_stories_glossary_centre_source_language_target_language_term",
                table: "stories_glossary",
                columns: new[] { "centre", "source_language", "target_language", "term" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_stories_memory_number",
                table: "stories_memory",
                column: "number");

            migrationBuilder.CreateIndex(
                name: "IX_stories_memory_source_language_target_language_mark",
                table: "stories_memory",
                columns: new[] { "source_language", "target_language", "mark" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "stories_glossary");

            migrationBuilder.DropTable(
                name: "stories_memory");
        }
    }
}
