namespace HueKnowledgeGraph.Sparql;

internal sealed partial class PlanBuilder
{
    /// <summary>Joins two plans by the cheapest operator for their orders and sizes; the left rows come first (OPTIONAL, MINUS, EXISTS).</summary>
    private QueryOperator Joined(QueryOperator left, QueryOperator right, JoinKind kind, IReadOnlySet<Variable>? required)
    {
        double rows = kind == JoinKind.Left ? Math.Max(left.EstimatedRows, 1) : left.EstimatedRows / 2;
        Variable? key = right.SortedBy.FirstOrDefault();
        var columns = new JoinColumns(left, right, null);
        bool canMerge = key is not null && columns.Checks.Length == 0
            && columns.Keys.Any(pair => left.Layout.Variables[pair.Left] == key);
        if (canMerge)
        {
            bool isSorted = left.SortedBy.FirstOrDefault() == key;
            double read = right.CanSeek ? JoinCosts.Read(right.EstimatedRows, left.EstimatedRows) : right.EstimatedRows * JoinCosts.Row;
            double merge = read + (isSorted ? 0 : JoinCosts.Sort(left.EstimatedRows));
            double hash = (right.EstimatedRows * (JoinCosts.Row + JoinCosts.Build)) + (left.EstimatedRows * JoinCosts.Probe);
            if (merge <= hash)
            {
                QueryOperator sorted = isSorted ? left : new IdSortOperator(context, left, key!);
                return new MergeJoinOperator(context, sorted, right, kind, required) { EstimatedRows = rows };
            }
        }

        return new HashJoinOperator(context, left, right, kind, null, required) { EstimatedRows = rows };
    }

    /// <summary>
    /// True iff a path with zero steps is best followed from one end that a triple pattern of the group binds to nodes of the graph: on its
    /// own it would list every node. The other end is then bound by nothing else.
    /// </summary>
    private static bool IsFollowed(PathPattern path, JoinGroup group)
    {
        if (path is not { Subject: PatternTerm.Var subject, Path: PropertyPath.ZeroOrMore or PropertyPath.ZeroOrOne, Object: PatternTerm.Var target }
            || subject == target)
            return false;
        bool bindsSubject = BindsNode(group, subject);
        Variable free = bindsSubject ? target.Variable : subject.Variable;
        var mentioned = new HashSet<Variable>();
        PatternVariables.CollectMentioned(new BasicGraphPattern(group.Triples), mentioned);
        foreach (GraphPattern other in group.Others.Where(other => !ReferenceEquals(other, path)))
            PatternVariables.CollectMentioned(other, mentioned);
        return bindsSubject != BindsNode(group, target) && !mentioned.Contains(free);
    }

    private static bool BindsNode(JoinGroup group, PatternTerm term) => group.Triples.Exists(triple => triple.Subject == term || triple.Object == term);

    /// <summary>Whether the keys of the left side bind the end of a path that the group leaves free: then there is nothing to follow.</summary>
    private static bool BindsBothEnds(KeysOfRowsOperator? keys, PathPattern path, JoinGroup group)
    {
        PatternTerm free = BindsNode(group, path.Subject) ? path.Object : path.Subject;
        return keys is not null && keys.Layout.ColumnOf(((PatternTerm.Var)free).Variable) >= 0;
    }

    private ClosureJoinOperator Follow(QueryOperator input, PathPattern path, ActiveGraph graph)
    {
        Variable subject = ((PatternTerm.Var)path.Subject).Variable;
        Variable target = ((PatternTerm.Var)path.Object).Variable;
        bool isInverse = input.Layout.ColumnOf(subject) < 0;
        (PropertyPath step, PathRange range) = path.Path is PropertyPath.ZeroOrMore star
            ? (star.Path, new PathRange(true, true)) : (((PropertyPath.ZeroOrOne)path.Path).Path, new PathRange(true, false));
        return new ClosureJoinOperator(context, input, isInverse ? target : subject, isInverse ? subject : target, range,
            Edges(step, graph), isInverse, $"{subject} {PathText(step)}{range} {target}");
    }
}
