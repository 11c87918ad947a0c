CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
);
CREATE TABLE "outlets" (
   "slug" TEXT PRIMARY KEY,
   "name" TEXT NOT NULL,
   "homepage" TEXT NOT NULL,
   "country" TEXT,
   "region" TEXT,
   "language" TEXT NOT NULL,
   "timezone" TEXT NOT NULL,
   "platform" TEXT,
   "latitude" REAL,
   "longitude" REAL,
   "status" TEXT NOT NULL
) STRICT;
CREATE TABLE "articles" (
   "id" INTEGER PRIMARY KEY,
   "url" TEXT NOT NULL,
   "outlet" TEXT NOT NULL REFERENCES "outlets"("slug"),
   "region" TEXT,
   "headline" TEXT NOT NULL,
   "summary" TEXT,
   "byline" TEXT,
   "authors" TEXT,
   "credit" TEXT,
   "section" TEXT,
   "tags" TEXT,
   "language" TEXT,
   "published_on" TEXT,
   "published_at" TEXT,
   "published_local" TEXT,
   "published_precision" TEXT,
   "published_raw" TEXT,
   "published_from" TEXT,
   "modified_at" TEXT,
   "month" TEXT,
   "word_count" INTEGER NOT NULL,
   "image_url" TEXT,
   "images" TEXT,
   "paywalled" INTEGER,
   "cluster" INTEGER,
   "version" INTEGER NOT NULL,
   "first_seen_at" TEXT NOT NULL,
   "last_seen_at" TEXT NOT NULL,
   "content_hash" TEXT NOT NULL,
   "read_by" TEXT NOT NULL,
   "search_row" INTEGER,
   "body" TEXT NOT NULL
) STRICT;
CREATE TABLE "article_versions" (
   "article" INTEGER NOT NULL REFERENCES "articles"("id"),
   "version" INTEGER NOT NULL,
   "seen_at" TEXT NOT NULL,
   "replaced_at" TEXT NOT NULL,
   "changed" TEXT NOT NULL,
   "headline" TEXT NOT NULL,
   "summary" TEXT,
   "modified_at" TEXT,
   "read_by" TEXT NOT NULL,
   "body" TEXT NOT NULL,
   PRIMARY KEY ("article", "version")
) STRICT;
CREATE TABLE "article_dates" (
   "article" INTEGER NOT NULL REFERENCES "articles"("id"),
   "number" INTEGER NOT NULL,
   "role" TEXT NOT NULL,
   "raw" TEXT NOT NULL,
   "value" TEXT,
   "origin" TEXT NOT NULL,
   "detail" TEXT,
   "chosen" INTEGER NOT NULL,
   PRIMARY KEY ("article", "number")
) STRICT;
CREATE TABLE "article_fingerprints" (
   "fingerprint" INTEGER NOT NULL,
   "article" INTEGER NOT NULL,
   PRIMARY KEY ("fingerprint", "article")
) STRICT, WITHOUT ROWID;
CREATE TABLE "related_links" (
   "article" INTEGER NOT NULL REFERENCES "articles"("id"),
   "number" INTEGER NOT NULL,
   "url" TEXT NOT NULL,
   "text" TEXT NOT NULL,
   PRIMARY KEY ("article", "number")
) STRICT;
CREATE TABLE "outlet_repeats" (
   "outlet" TEXT NOT NULL REFERENCES "outlets"("slug"),
   "kind" TEXT NOT NULL,
   "text" TEXT NOT NULL,
   "learnt_at" TEXT NOT NULL,
   PRIMARY KEY ("outlet", "kind", "text")
) STRICT;
CREATE TABLE "pages" (
   "url" TEXT PRIMARY KEY,
   "outlet" TEXT NOT NULL REFERENCES "outlets"("slug"),
   "state" TEXT NOT NULL,
   "found_at" TEXT NOT NULL,
   "found_in" TEXT,
   "hints" TEXT NOT NULL,
   "fetched_at" TEXT,
   "status" INTEGER,
   "etag" TEXT,
   "last_modified" TEXT,
   "next_check_at" TEXT,
   "failures" INTEGER NOT NULL,
   "leased_by" TEXT,
   "leased_until" TEXT
) STRICT;
CREATE TABLE "feeds" (
   "url" TEXT PRIMARY KEY,
   "outlet" TEXT NOT NULL REFERENCES "outlets"("slug"),
   "polled_at" TEXT NOT NULL,
   "entries_a_week" REAL,
   "floor_s" INTEGER NOT NULL,
   "next_poll_at" TEXT,
   "status" INTEGER,
   "etag" TEXT,
   "last_modified" TEXT,
   "entries" INTEGER
) STRICT;
CREATE TABLE "crawls" (
   "id" TEXT PRIMARY KEY,
   "outlet" TEXT NOT NULL REFERENCES "outlets"("slug"),
   "started_at" TEXT NOT NULL,
   "finished_at" TEXT,
   "outcome" TEXT,
   "requests" INTEGER NOT NULL,
   "bytes" INTEGER NOT NULL,
   "found" INTEGER NOT NULL,
   "new" INTEGER NOT NULL,
   "changed" INTEGER NOT NULL,
   "unchanged" INTEGER NOT NULL,
   "rejected" INTEGER NOT NULL,
   "shortfalls" TEXT,
   "stats" TEXT,
   "process" TEXT,
   "alive_at" TEXT
, "gone" INTEGER NOT NULL DEFAULT 0) STRICT;
CREATE TABLE "rejects" (
   "url" TEXT PRIMARY KEY,
   "outlet" TEXT NOT NULL REFERENCES "outlets"("slug"),
   "crawl" TEXT REFERENCES "crawls"("id"),
   "stage" TEXT NOT NULL,
   "reason" TEXT NOT NULL,
   "detail" TEXT,
   "seen_at" TEXT NOT NULL,
   "times" INTEGER NOT NULL
) STRICT;
CREATE TABLE "alerts" (
   "outlet" TEXT NOT NULL REFERENCES "outlets"("slug"),
   "noticed_at" TEXT NOT NULL,
   "cause" TEXT NOT NULL,
   "since" TEXT NOT NULL,
   "evidence" TEXT NOT NULL,
   "ended_at" TEXT,
   "addressed" TEXT NOT NULL,
   "told" TEXT NOT NULL,
   "told_end" TEXT NOT NULL,
   PRIMARY KEY ("outlet", "noticed_at")
) STRICT;
CREATE VIRTUAL TABLE articles_fts using fts5(
    headline, summary, body,
    content='articles', content_rowid='search_row',
    tokenize="unicode61 remove_diacritics 0 categories 'L* N* Co Mn Mc'"
);
CREATE TABLE "article_counts" (
   "outlet" TEXT NOT NULL,
   "region" TEXT NOT NULL,
   "section" TEXT NOT NULL,
   "month" TEXT NOT NULL,
   "language" TEXT NOT NULL,
   "articles" INTEGER NOT NULL,
   PRIMARY KEY ("outlet", "month", "section", "region", "language")
) STRICT, WITHOUT ROWID;
CREATE VIRTUAL TABLE article_labels using fts5(
    authors, tags,
    content='articles', content_rowid='search_row', detail=none, columnsize=0,
    tokenize="unicode61 remove_diacritics 0 categories 'L* M* N* P* S* Z* C*' separators '""'"
);
insert into "_sqlite_migrations" values (1, 'dateline', 'm001_first_tables', '2026-11-26 00:19:33.729358+00:00');
insert into "_sqlite_migrations" values (2, 'dateline', 'm002_feeds', '2026-11-26 00:19:33.730113+00:00');
insert into "_sqlite_migrations" values (3, 'dateline', 'm003_leases', '2026-11-26 00:19:33.730735+00:00');
insert into "_sqlite_migrations" values (4, 'dateline', 'm004_clusters', '2026-11-26 00:19:33.786584+00:00');
insert into "_sqlite_migrations" values (5, 'dateline', 'm005_conditional_feeds', '2026-11-26 00:19:33.801919+00:00');
insert into "_sqlite_migrations" values (6, 'dateline', 'm006_alerts', '2026-11-26 00:19:33.837399+00:00');
insert into "_sqlite_migrations" values (7, 'dateline', 'm007_counts', '2026-11-26 00:19:33.868470+00:00');
insert into "_sqlite_migrations" values (8, 'dateline', 'm008_views_by_counts', '2026-11-26 00:19:33.928361+00:00');
insert into "_sqlite_migrations" values (9, 'dateline', 'm009_counts_without_a_trigger', '2026-11-26 00:19:33.929235+00:00');
insert into "_sqlite_migrations" values (10, 'dateline', 'm010_health_by_counts', '2026-11-26 03:11:25.285055+00:00');
insert into "_sqlite_migrations" values (11, 'dateline', 'm011_searching_what_is_narrowed', '2026-11-26 03:11:25.289416+00:00');
insert into "_sqlite_migrations" values (12, 'dateline', 'm012_counts_in_order', '2026-11-26 03:40:11.120733+00:00');
insert into "_sqlite_migrations" values (13, 'dateline', 'm013_fewer_pages_an_article', '2026-11-27 00:52:18.158486+00:00');
insert into "_sqlite_migrations" values (14, 'dateline', 'm014_labels', '2026-11-27 00:52:18.164556+00:00');
insert into "_sqlite_migrations" values (15, 'dateline', 'm015_shares_in_order', '2026-11-27 00:52:18.172341+00:00');
insert into "_sqlite_migrations" values (16, 'dateline', 'm016_gone_pages', '2026-11-27 00:52:18.180741+00:00');
insert into "outlets" values ('cao-nguyen', 'Báo Cao Nguyên', 'https://caonguyen.example/', 'VN', 'Gia Lai', 'vi', 'Asia/Ho_Chi_Minh', null, null, null, 'active');
insert into "outlets" values ('harbour-gazette', 'Harbour Gazette', 'https://harbourgazette.example/', 'GB', 'Devon', 'en', 'Europe/London', null, null, null, 'active');
insert into "articles" values (8500258440488757, 'https://harbourgazette.example/news/pepper', 'harbour-gazette', 'Devon', 'Tiêu được mùa', null, null, '["Nguyễn Thị Lan"]', null, 'Kinh tế', '["hồ tiêu"]', 'vi', '2023-06-07', '2023-06-07T01:30:00Z', null, 'minute', '2023-06-07', 'json-ld', null, '2023-06', 71, 'https://caonguyen.example/tieu.jpg', '[{"url": "https://caonguyen.example/tieu.jpg", "caption": "Bà con thu hoạch tiêu"}]', null, 8885258723476079, 1, '2023-06-07T02:00:00Z', '2023-06-07T02:00:00Z', '8f3b47c0c80430a4cfeaceec7190a590', '1', 2, 'Đảng ủy xã vận động bà con liên kết sản xuất.

Đường về làng Dơng 1 nay đã đổ bê tông. Đường về làng Dơng 2 nay đã đổ bê tông. Đường về làng Dơng 3 nay đã đổ bê tông. Đường về làng Dơng 4 nay đã đổ bê tông. Đường về làng Dơng 5 nay đã đổ bê tông. Đường về làng Dơng 6 nay đã đổ bê tông.');
insert into "articles" values (8885258723476079, 'https://caonguyen.example/tieu-post101.html', 'cao-nguyen', 'Gia Lai', 'Vườn tiêu Chư Pưh được mùa', null, null, '["Nguyễn Thị Lan"]', null, 'Kinh tế', '["hồ tiêu"]', 'vi', '2023-06-05', '2023-06-05T01:30:00Z', null, 'minute', '2023-06-05', 'json-ld', null, '2023-06', 71, 'https://caonguyen.example/tieu.jpg', '[{"url": "https://caonguyen.example/tieu.jpg", "caption": "Bà con thu hoạch tiêu"}]', null, 8885258723476079, 2, '2023-06-05T02:00:00Z', '2023-06-06T02:00:00Z', '4a16783a14c1761b3d7c2a8c0447fa86', '1', 1, 'Đảng ủy xã vận động bà con liên kết sản xuất.

Đường về làng Dơng 1 nay đã đổ bê tông. Đường về làng Dơng 2 nay đã đổ bê tông. Đường về làng Dơng 3 nay đã đổ bê tông. Đường về làng Dơng 4 nay đã đổ bê tông. Đường về làng Dơng 5 nay đã đổ bê tông. Đường về làng Dơng 6 nay đã đổ bê tông.');
insert into "article_versions" values (8885258723476079, 1, '2023-06-05T02:00:00Z', '2023-06-06T02:00:00Z', '["headline"]', 'Vườn tiêu Chư Pưh vào mùa thu hoạch', null, null, '1', 'Đảng ủy xã vận động bà con liên kết sản xuất.

Đường về làng Dơng 1 nay đã đổ bê tông. Đường về làng Dơng 2 nay đã đổ bê tông. Đường về làng Dơng 3 nay đã đổ bê tông. Đường về làng Dơng 4 nay đã đổ bê tông. Đường về làng Dơng 5 nay đã đổ bê tông. Đường về làng Dơng 6 nay đã đổ bê tông.');
insert into "article_dates" values (8885258723476079, 1, 'published', '2023-06-05', '2023-06-05', 'page', null, 1);
insert into "article_dates" values (8500258440488757, 1, 'published', '2023-06-07', '2023-06-07', 'page', null, 1);
insert into "article_fingerprints" values (-2032080933, 8500258440488757);
insert into "article_fingerprints" values (-2032080933, 8885258723476079);
insert into "article_fingerprints" values (-1661914896, 8500258440488757);
insert into "article_fingerprints" values (-1661914896, 8885258723476079);
insert into "article_fingerprints" values (-174988807, 8500258440488757);
insert into "article_fingerprints" values (-174988807, 8885258723476079);
insert into "article_fingerprints" values (34192441, 8500258440488757);
insert into "article_fingerprints" values (34192441, 8885258723476079);
insert into "article_fingerprints" values (212492760, 8500258440488757);
insert into "article_fingerprints" values (212492760, 8885258723476079);
insert into "article_fingerprints" values (248585800, 8500258440488757);
insert into "article_fingerprints" values (248585800, 8885258723476079);
insert into "article_fingerprints" values (1809249386, 8500258440488757);
insert into "article_fingerprints" values (1809249386, 8885258723476079);
insert into "related_links" values (8885258723476079, 1, 'https://caonguyen.example/gia-tieu-post99.html', 'Giá tiêu tăng');
insert into "related_links" values (8500258440488757, 1, 'https://caonguyen.example/gia-tieu-post99.html', 'Giá tiêu tăng');
insert into "pages" values ('https://caonguyen.example/gia-tieu-post99.html', 'cao-nguyen', 'found', '2023-06-05T02:00:00Z', null, '{}', null, null, null, null, null, 0, null, null);
insert into "crawls" values ('cao-nguyen-20230605T010000Z', 'cao-nguyen', '2023-06-05T01:00:00Z', '2023-06-05T03:00:00Z', 'healthy', 3, 0, 2, 1, 0, 0, 0, null, null, 'vm/6900', '2026-11-26T00:19:34Z', 0);
insert into "rejects" values ('https://caonguyen.example/video', 'cao-nguyen', 'cao-nguyen-20230605T010000Z', 'read', 'video', null, '2023-06-05T02:00:00Z', 1);
insert into "article_counts" values ('cao-nguyen', 'Gia Lai', 'Kinh tế', '2023-06', 'vi', 1);
insert into "article_counts" values ('harbour-gazette', 'Devon', 'Kinh tế', '2023-06', 'vi', 1);
delete from "articles_fts_data";
insert into "articles_fts_data" values (1, x'020900810e');
insert into "articles_fts_data" values (10, x'000000040103030003010101020101030101');
insert into "articles_fts_data" values (137438953473, x'000001550230310106010211010132010601021b0101330106010225010134010601022f0101350106010239010136010601024301026261010601020702016501100102150c0c0c0c0c010363687501020402026f6e01060102080102646101100102130c0c0c0c0c03026e67010601020202016f01100102140c0c0c0c0c03026e6701120102060c0c0c0c0c0c0204756f6e67011001020d0c0c0c0c0c0105686f61636801020901036b6574010601020a01046c616e67011001020f0c0c0c0c0c020369656e010601020901036d756101020701036e617901100102120c0c0c0c0c0103707568010205010373616e010601020b0103746875010208020369657501020302036f6e6701100102160c0c0c0c0c010275790106010203010376616e010601020503016f010206020165011001020e0c0c0c0c0c0203756f6e0102020102786101060102040203756174010601020c04080808080808090d08090e090d0f100a0a100a080f080a08080f090a060d0809');
insert into "articles_fts_data" values (274877906945, x'000001580230310107010211010132010701021b0101330107010225010134010701022f0101350107010239010136010701024301026261010701020702016501110102150c0c0c0c0c010363687501030402026f6e01070102080102646101110102130c0c0c0c0c03026e67010701020202016f01110102140c0c0c0c0c03026e6701130102060c0c0c0c0c0c0203756f6301020604026e67011101020d0c0c0c0c0c0105686f616368010101036b6574010701020a01046c616e67011101020f0c0c0c0c0c020369656e010701020901036d756101030701036e617901110102120c0c0c0c0c0103707568010305010373616e010701020b01037468750101020369657501030302036f6e6701110102160c0c0c0c0c010275790107010203010376616e010701020503016f0101020165011101020e0c0c0c0c0c0203756f6e0103020102786101070102040203756174010701020c04080808080808090d08090e090d0f080e090a100a080f080a07080f090a050d0809');
insert into "articles_fts_data" values (412316860417, x'0000012d0230310206010211010132020601021b0101330206010225010134020601022f0101350206010239010136020601024301026261020601020702016502100102150c0c0c0c0c0103636f6e02060102080102646102100102130c0c0c0c0c03026e67020601020202016f02100102140c0c0c0c0c03026e6702120102060c0c0c0c0c0c0203756f6302020304026e67021001020d0c0c0c0c0c01036b6574020601020a01046c616e67021001020f0c0c0c0c0c020369656e020601020901036d756102020401036e617902100102120c0c0c0c0c010373616e020601020b01047469657502020202036f6e6702100102160c0c0c0c0c010275790206010203010376616e0206010205020165021001020e0c0c0c0c0c0102786102060102040203756174020601020c04080808080808090d0a0e090d0f080e0a100a080f0a090f090a0d09');
delete from "articles_fts_idx";
insert into "articles_fts_idx" values (1, x'', 2);
insert into "articles_fts_idx" values (2, x'', 2);
insert into "articles_fts_idx" values (3, x'', 2);
delete from "articles_fts_docsize";
insert into "articles_fts_docsize" values (1, x'060047');
insert into "articles_fts_docsize" values (2, x'030047');
delete from "articles_fts_config";
insert into "articles_fts_config" values ('automerge', 8);
insert into "articles_fts_config" values ('hashsize', 8388608);
insert into "articles_fts_config" values ('rank', 'bm25(10.0, 4.0, 1.0)');
insert into "articles_fts_config" values ('version', 4);
delete from "article_labels_data";
insert into "article_labels_data" values (1, x'020606');
insert into "article_labels_data" values (10, x'000000000101010001010101');
insert into "article_labels_data" values (137438953473, x'0000003202305b010101015d0101010a68e1bb93207469c3aa75010101126e677579e1bb856e207468e1bb8b206c616e01010405050e');
delete from "article_labels_idx";
insert into "article_labels_idx" values (1, x'', 2);
delete from "article_labels_config";
insert into "article_labels_config" values ('version', 4);
CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"
    ON "_sqlite_migrations" ("migration_set", "name");
CREATE INDEX "idx_outlets_country" on "outlets" (country);
CREATE INDEX "idx_outlets_region" on "outlets" (region);
CREATE INDEX "idx_articles_cluster_outlet_published_at_published_on_first_seen_at_credit_headline" on "articles" (cluster, outlet, published_at, published_on, first_seen_at, credit, headline) where cluster is not null;
CREATE INDEX "idx_articles_credit_outlet_cluster" on "articles" (credit, outlet, cluster) where credit is not null;
CREATE INDEX "idx_articles_search_row_outlet_region_section_month_language_published_on_authors_tags" on "articles" (search_row, outlet, region, section, month, language, published_on, authors, tags);
CREATE UNIQUE INDEX "idx_articles_url" on "articles" (url);
CREATE INDEX "idx_article_versions_replaced_at" on "article_versions" (replaced_at);
CREATE INDEX "idx_pages_outlet_next_check_at" on "pages" (outlet, next_check_at);
CREATE INDEX "idx_pages_outlet_state_leased_until" on "pages" (outlet, state, leased_until);
CREATE INDEX "idx_feeds_outlet_next_poll_at" on "feeds" (outlet, next_poll_at);
CREATE INDEX "idx_crawls_outlet_started_at" on "crawls" (outlet, started_at);
CREATE INDEX "idx_rejects_crawl" on "rejects" (crawl);
CREATE INDEX "idx_rejects_outlet_reason" on "rejects" (outlet, reason);
CREATE INDEX "idx_alerts_ended_at" on "alerts" (ended_at);
CREATE INDEX "idx_articles_language_published_on_search_row_outlet_region_section_month" on "articles" (language, published_on, search_row, outlet, region, section, month);
CREATE INDEX "idx_articles_month_published_on_search_row_outlet_region_section_language" on "articles" (month, published_on, search_row, outlet, region, section, language);
CREATE INDEX "idx_articles_outlet_published_on_search_row_region_section_month_language" on "articles" (outlet, published_on, search_row, region, section, month, language);
CREATE INDEX "idx_articles_published_from_search_row" on "articles" (published_from, search_row);
CREATE INDEX "idx_articles_published_on_search_row" on "articles" (published_on, search_row);
CREATE INDEX "idx_articles_region_published_on_search_row_outlet_section_month_language" on "articles" (region, published_on, search_row, outlet, section, month, language);
CREATE INDEX "idx_articles_section_published_on_search_row_outlet_region_month_language" on "articles" (section, published_on, search_row, outlet, region, month, language);
CREATE INDEX "idx_article_counts_month_articles" on "article_counts" (month, articles);
CREATE INDEX "idx_article_counts_section_month_articles" on "article_counts" (section, month, articles);
CREATE TRIGGER article_counts_gone after delete on articles begin insert into article_counts (outlet, region, section, month, language, articles) values (coalesce(old.outlet, ''), coalesce(old.region, ''), coalesce(old.section, ''), coalesce(old.month, ''), coalesce(old.language, ''), -1) on conflict (outlet, region, section, month, language) do update set articles = articles + excluded.articles; end;
CREATE TRIGGER article_counts_moved after update of outlet, region, section, month, language on articles begin insert into article_counts (outlet, region, section, month, language, articles) values (coalesce(old.outlet, ''), coalesce(old.region, ''), coalesce(old.section, ''), coalesce(old.month, ''), coalesce(old.language, ''), -1) on conflict (outlet, region, section, month, language) do update set articles = articles + excluded.articles; insert into article_counts (outlet, region, section, month, language, articles) values (coalesce(new.outlet, ''), coalesce(new.region, ''), coalesce(new.section, ''), coalesce(new.month, ''), coalesce(new.language, ''), 1) on conflict (outlet, region, section, month, language) do update set articles = articles + excluded.articles; end;
CREATE TRIGGER article_labels_gone after delete on articles when old.search_row is not null begin insert into article_labels (article_labels, rowid, authors, tags) values ('delete', old.search_row, old.authors, old.tags); end;
CREATE TRIGGER article_labels_moved after update of search_row, authors, tags on articles when old.search_row is not null and (old.search_row, old.authors, old.tags) is not (new.search_row, new.authors, new.tags) begin insert into article_labels (article_labels, rowid, authors, tags) values ('delete', old.search_row, old.authors, old.tags); insert into article_labels (rowid, authors, tags) select new.search_row, new.authors, new.tags where new.search_row is not null; end;
CREATE TRIGGER article_labels_numbered after update of search_row on articles when old.search_row is null begin insert into article_labels (rowid, authors, tags) select new.search_row, new.authors, new.tags where new.search_row is not null; end;
CREATE VIEW "article_days" AS 
    select published_on as day, outlet, count(*) as articles
    from articles where length(published_on) = 10
    group by published_on, outlet;
CREATE VIEW "article_states" AS 
    select article, version, seen_at, replaced_at, headline, summary, body from article_versions
    union all
    select a.id, a.version,
           coalesce((select max(v.replaced_at) from article_versions v where v.article = a.id), a.first_seen_at),
           null, a.headline, a.summary, a.body
    from articles a;
CREATE VIEW "edits" AS 
    select v.article, a.outlet, v.version, v.replaced_at, v.changed, v.headline as headline_before,
           coalesce(n.headline, a.headline) as headline_after
    from article_versions v
    join articles a on a.id = v.article
    left join article_versions n on n.article = v.article and n.version = v.version + 1;
CREATE VIEW "headline_changes" AS select * from edits where headline_before <> headline_after;
CREATE VIEW "clusters" AS 
    select cluster, cluster as article, max(headline) filter (where id = cluster) as headline,
           max(outlet) filter (where id = cluster) as first_outlet,
           max(coalesce(published_at, published_on)) filter (where id = cluster) as first_published,
           count(*) as articles, count(distinct outlet) as outlets,
           max(coalesce(published_at, published_on)) as last_published, group_concat(distinct credit) as credits
    from articles where cluster is not null group by cluster;
CREATE VIEW "reprints" AS 
    select a.id as article, a.cluster, a.headline, a.outlet, coalesce(a.published_at, a.published_on) as published,
           a.credit, f.outlet as first_outlet, f.headline as first_headline,
           round((julianday(a.published_at) - julianday(f.published_at)) * 24, 1) as hours_later
    from articles a join articles f on f.cluster = a.cluster and +f.id = a.cluster
    where a.cluster is not null and a.id <> a.cluster;
CREATE VIEW "agency_share" AS 
    with credited as (
        select outlet, sum(articles) as articles
        from (select outlet, count(*) as articles from articles where credit is not null group by credit, outlet)
        group by outlet
    ), uncredited as (
        select a.outlet, count(*) as articles from articles a join outlets o on o.slug = a.outlet
        where a.cluster is not null and a.credit is null and exists (
            select 1 from articles c where c.cluster = a.cluster and c.credit is not null and c.credit <> o.name)
        group by +a.outlet
    ), counted as (
        select o.slug as outlet,
               (select coalesce(sum(n.articles), 0) from article_counts n where n.outlet = o.slug) as articles,
               coalesce(c.articles, 0) as credited, coalesce(u.articles, 0) as uncredited
        from outlets o left join credited c on c.outlet = o.slug left join uncredited u on u.outlet = o.slug
    )
    select outlet, articles, credited, uncredited,
           round(100.0 * (credited + uncredited) / nullif(articles, 0), 1) as share
    from counted;
CREATE VIEW "outlet_health" AS 
    select o.slug as outlet, o.region,
           (select coalesce(sum(n.articles), 0) from article_counts n where n.outlet = o.slug) as articles,
           (select count(*) from articles a where a.outlet = o.slug and a.published_on is null) as undated,
           (select min(a.published_on) from articles a where a.outlet = o.slug) as first_day,
           (select max(a.published_on) from articles a where a.outlet = o.slug) as last_day,
           (select count(*) from articles a
            where a.outlet = o.slug and a.published_on > date('now', '-7 days')) as articles_7_days,
           (select count(*) from articles a
            where a.outlet = o.slug and a.published_on > date('now', '-28 days')) as articles_28_days,
           (select count(*) from rejects r where r.outlet = o.slug) as rejected,
           (select count(*) from rejects r
            where r.outlet = o.slug and r.seen_at > strftime('%Y-%m-%dT%H:%M:%SZ', 'now', '-7 days')) as rejected_7_days,
           c.started_at as last_crawl_at, c.outcome as last_outcome,
           w.cause as wrong, w.since as wrong_since, w.evidence
    from outlets o
    left join crawls c on c.id = (
        select id from crawls where outlet = o.slug order by started_at desc limit 1)
    left join alerts w on w.outlet = o.slug and w.ended_at is null;
