namespace HueKnowledgeGraph.Sparql;

/// <summary>Shortest ways on the WGS84 ellipsoid, by the iteration of T. Vincenty (Survey Review 23, 1975): to 0.1 mm.</summary>
/// <remarks>Within about half a degree of the antipode the iteration has no end; there the way on a sphere is given, wrong by up to 0.5 %.</remarks>
internal static class Geodesic
{
    /// <summary>Half the longer axis of WGS84, in metres.</summary>
    public const double MajorAxis = 6378137.0;

    /// <summary>How much shorter the other axis is, as a part.</summary>
    public const double Flattening = 1 / 298.257223563;

    public const double MinorAxis = MajorAxis * (1 - Flattening);

    private const double MeanRadius = 6371008.8;
    private const double Precision = 1e-12; // radians: 6 micrometres
    private const int MaxSteps = 100; // 4 to 10 are usual

    public static double Radians(double degrees) => degrees * (Math.PI / 180);

    public static double Degrees(double radians) => radians * (180 / Math.PI);

    /// <summary>Metres and the direction at the start (radians clockwise from north) between two points given in degrees.</summary>
    public static (double Metres, double Azimuth) Between(double fromX, double fromY, double toX, double toY)
    {
        double difference = Radians(Math.IEEERemainder(toX - fromX, 360));
        (double sinU1, double cosU1) = Reduced(fromY);
        (double sinU2, double cosU2) = Reduced(toY);
        double lambda = difference;
        for (int step = 0; step < MaxSteps; step++)
        {
            (double sinLambda, double cosLambda) = Math.SinCos(lambda);
            double east = cosU2 * sinLambda;
            double north = (cosU1 * sinU2) - (sinU1 * cosU2 * cosLambda);
            double sinSigma = Math.Sqrt((east * east) + (north * north));
            double cosSigma = (sinU1 * sinU2) + (cosU1 * cosU2 * cosLambda);
            if (sinSigma == 0)
                return cosSigma > 0 ? (0, 0) : OnSphere(fromX, fromY, toX, toY);
            double sigma = Math.Atan2(sinSigma, cosSigma);
            double sinAlpha = cosU1 * cosU2 * sinLambda / sinSigma;
            double cos2Alpha = 1 - (sinAlpha * sinAlpha);
            // On the equator cos2Alpha is 0, and the term is not used.
            double cos2Middle = cos2Alpha < 1e-15 ? 0 : cosSigma - (2 * sinU1 * sinU2 / cos2Alpha);
            double c = Flattening / 16 * cos2Alpha * (4 + (Flattening * (4 - (3 * cos2Alpha))));
            double before = lambda;
            lambda = difference + ((1 - c) * Flattening * sinAlpha
                * (sigma + (c * sinSigma * (cos2Middle + (c * cosSigma * ((2 * cos2Middle * cos2Middle) - 1))))));
            if (Math.Abs(lambda) > Math.PI)
                break;
            if (Math.Abs(lambda - before) < Precision)
            {
                (double a, double b) = Series(cos2Alpha);
                return (MinorAxis * a * (sigma - Correction(b, sinSigma, cosSigma, cos2Middle)), Math.Atan2(east, north));
            }
        }

        return OnSphere(fromX, fromY, toX, toY);
    }

    /// <summary>Where one arrives after going some metres in a direction (radians clockwise from north), in degrees.</summary>
    public static (double X, double Y) From(double x, double y, double azimuth, double metres)
    {
        (double sinAzimuth, double cosAzimuth) = Math.SinCos(azimuth);
        (double sinU, double cosU) = Reduced(y);
        double sigma1 = Math.Atan2(sinU, cosU * cosAzimuth);
        double sinAlpha = cosU * sinAzimuth;
        double cos2Alpha = 1 - (sinAlpha * sinAlpha);
        (double a, double b) = Series(cos2Alpha);
        double first = metres / (MinorAxis * a);
        double sigma = first;
        double sinSigma = 0, cosSigma = 1, cos2Middle = 0;
        for (int step = 0; step < MaxSteps; step++)
        {
            cos2Middle = Math.Cos((2 * sigma1) + sigma);
            (sinSigma, cosSigma) = Math.SinCos(sigma);
            double before = sigma;
            sigma = first + Correction(b, sinSigma, cosSigma, cos2Middle);
            if (Math.Abs(sigma - before) < Precision)
                break;
        }

        double across = (sinU * sinSigma) - (cosU * cosSigma * cosAzimuth);
        double latitude = Math.Atan2(
            (sinU * cosSigma) + (cosU * sinSigma * cosAzimuth),
            (1 - Flattening) * Math.Sqrt((sinAlpha * sinAlpha) + (across * across)));
        double lambda = Math.Atan2(sinSigma * sinAzimuth, (cosU * cosSigma) - (sinU * sinSigma * cosAzimuth));
        double c = Flattening / 16 * cos2Alpha * (4 + (Flattening * (4 - (3 * cos2Alpha))));
        double difference = lambda - ((1 - c) * Flattening * sinAlpha
            * (sigma + (c * sinSigma * (cos2Middle + (c * cosSigma * ((2 * cos2Middle * cos2Middle) - 1))))));
        return (x + Degrees(difference), Degrees(latitude));
    }

    private static (double Sin, double Cos) Reduced(double latitude)
    {
        // At the poles the tangent is huge but finite, and the angle comes out as a right one.
        double u = Math.Atan((1 - Flattening) * Math.Tan(Radians(latitude)));
        return Math.SinCos(u);
    }

    private static (double A, double B) Series(double cos2Alpha)
    {
        double u2 = cos2Alpha * ((MajorAxis * MajorAxis) - (MinorAxis * MinorAxis)) / (MinorAxis * MinorAxis);
        return (1 + (u2 / 16384 * (4096 + (u2 * (-768 + (u2 * (320 - (175 * u2))))))),
            u2 / 1024 * (256 + (u2 * (-128 + (u2 * (74 - (47 * u2)))))));
    }

    private static double Correction(double b, double sinSigma, double cosSigma, double cos2Middle) => b * sinSigma
        * (cos2Middle + (b / 4 * ((cosSigma * ((2 * cos2Middle * cos2Middle) - 1))
            - (b / 6 * cos2Middle * ((4 * sinSigma * sinSigma) - 3) * ((4 * cos2Middle * cos2Middle) - 3)))));

    private static (double Metres, double Azimuth) OnSphere(double fromX, double fromY, double toX, double toY)
    {
        (double sin1, double cos1) = Math.SinCos(Radians(fromY));
        (double sin2, double cos2) = Math.SinCos(Radians(toY));
        (double sinX, double cosX) = Math.SinCos(Radians(toX - fromX));
        double north = (cos1 * sin2) - (sin1 * cos2 * cosX);
        double east = cos2 * sinX;
        double angle = Math.Atan2(Math.Sqrt((north * north) + (east * east)), (sin1 * sin2) + (cos1 * cos2 * cosX));
        return (MeanRadius * angle, Math.Atan2(east, north));
    }
}
