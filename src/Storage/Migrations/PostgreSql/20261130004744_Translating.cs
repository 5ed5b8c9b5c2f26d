using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Ledgerline.Storage.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class Translating : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "glossary",
                schema: "stories",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    centre = table.Column<Guid>(type: "uuid", nullable: false),
                    source_language = table.Column<string>(type: "character varying(35)", maxLength: 35, nullable: false),
                    target_language = table.Column<string>(type: "character varying(35)", maxLength: 35, nullable: false),
                    term = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    translation = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    note = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_glossary", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "memory",
                schema: "stories",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    number = table.Column<int>(type: "integer", nullable: false),
                    source_language = table.Column<string>(type: "character varying(35)", maxLength: 35, nullable: false),
                    target_language = table.Column<string>(type: "character varying(35)", maxLength: 35, nullable: false),
                    mark = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    source = table.Column<string>(type: "text", nullable: false),
                    target = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_memory", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_glossary_centre_source_language_target_language_term",
                schema: "stories",
                table: "glossary",
                columns: new[] { "centre", "source_language", "target_language", "term" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_memory_number",
                schema: "stories",
                table: "memory",
                column: "number");

            migrationBuilder.CreateIndex(
                name: "IX_memory_source_language_target_language_mark",
                schema: "stories",
                table: "memory",
                columns: new[] { "source_language", "target_language", "mark" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "glossary",
                schema: "stories");

            migrationBuilder.DropTable(
                name: "memory",
                schema: "stories");
        }
    }
}
